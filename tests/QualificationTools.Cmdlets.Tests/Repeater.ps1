# A service that repeats every token it was ever given or gave, in each message, id, header and text of a record; a raw listener that
# shares nothing with the emulator. Dot-source it in BeforeAll.

if (-not ('QualificationTools.Tests.Repeater' -as [type])) {
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace QualificationTools.Tests
{
    public sealed class Repeater : IDisposable
    {
        private readonly HttpListener _listener = new HttpListener();
        private readonly List<string> _tokens = new List<string>();
        private readonly List<string> _paths = new List<string>();
        private int _calls;

        public Repeater()
        {
            var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            Address = "http://localhost:" + port;
            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            new Thread(Serve) { IsBackground = true }.Start();
        }

        public string Address { get; }

        /// How many calls are refused because of their token, each time a new one is asked for.
        public int Expired { get; set; }

        /// The code of the answer that follows; 0 for a success.
        public string Code { get; set; }

        public string[] Tokens { get { lock (_tokens) return _tokens.ToArray(); } }

        public string[] Paths { get { lock (_paths) return _paths.ToArray(); } }

        public void Begin(int expired, string code, params string[] tokens)
        {
            lock (_paths) _paths.Clear();
            lock (_tokens) { _tokens.Clear(); _tokens.AddRange(tokens); }
            _calls = 0;
            Expired = expired;
            Code = code;
        }

        public void Dispose() { _listener.Close(); }

        private void Serve()
        {
            while (true)
            {
                try { Answer(_listener.GetContext()); }
                catch (Exception) when (_listener.IsListening) { }
                catch (Exception) { return; }
            }
        }

        private void Answer(HttpListenerContext context)
        {
            using (var rest = new System.IO.StreamReader(context.Request.InputStream)) rest.ReadToEnd();
            var path = context.Request.Url.AbsolutePath;
            lock (_paths) _paths.Add(path + context.Request.Url.Query);
            string body;
            if (path == "/api/apps/v2/token")
            {
                var token = "act.CANARYTOKEN" + Guid.NewGuid().ToString("N");
                lock (_tokens) _tokens.Add(token);
                body = "{\"err_no\":0,\"data\":{\"access_token\":\"" + token + "\",\"expires_in\":7200}}";
            }
            else if (path.StartsWith("/auth/entity/"))
            {
                var code = Interlocked.Increment(ref _calls) <= Expired ? "28001008" : Code;
                context.Response.AddHeader("X-Tt-Logid", Said().Replace(" ", "-"));
                body = "{\"err\":{\"err_code\":" + code + ",\"err_msg\":\"" + Said() + "\"},\"log_id\":\"" + Said() + "\",\"class_auth_taskid\":\"" + Said()
                    + "\",\"entity_id\":\"" + Said() + "\",\"audit_detail\":{\"audit_status\":2,\"audit_reason\":\"" + Said()
                    + "\"},\"class_auths\":[{\"merchant_entity_id\":\"I_1\",\"industry_class\":{\"first_class\":10000,\"second_class\":10100},\"audit_qualification\":{\"audit_status\":2,\"audit_reason\":\""
                    + Said() + "\"}}]}";
            }
            else
            {
                var error = Code == "0" ? "" : ",\"Error\":{\"Code\":\"" + Code + "\",\"Message\":\"" + Said() + "\"}";
                body = "{\"ResponseMetadata\":{\"RequestId\":\"" + Said() + "\"" + error + "},\"Result\":{\"Total\":1,\"QualificationDetailVOList\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":3,\"ApprovalDoneReason\":\""
                    + Said() + "\"}}]}}";
            }

            var bytes = Encoding.UTF8.GetBytes(body);
            context.Response.ContentType = "application/json";
            context.Response.OutputStream.Write(bytes, 0, bytes.Length);
            context.Response.Close();
        }

        private string Said() { lock (_tokens) return "repeats " + string.Join(" ", _tokens); }
    }
}
'@
}
