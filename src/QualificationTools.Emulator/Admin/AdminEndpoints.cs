using System.Text;
using System.Text.Json;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Admin;

/// <summary>Provides the endpoints that inspect and change the emulator while it runs.</summary>
internal sealed class AdminEndpoints(EmulatorHost emulator)
{
    public const string Root = "/_emulator";

    public async Task HandleAsync(HttpContext http, string path)
    {
        var request = http.Request;
        var answer = (request.Method, path) switch
        {
            ("GET", "/requests") when request.Query.ContainsKey("count") => Counters(),
            ("GET", "/requests") => Requests(request.Query),
            ("GET", "/counters") => Counters(),
            ("GET", "/state") => State(request.Query),
            ("POST", "/faults") => SetFaults(await request.ReadBodyAsync()),
            ("POST", "/reviews") => SetReviews(await request.ReadBodyAsync()),
            ("GET", "/assumptions") => Assumptions(),
            ("POST", "/assumptions") => Assume(await request.ReadBodyAsync()),
            ("POST", "/reset") => Reset(),
            (_, "/requests" or "/counters" or "/state" or "/faults" or "/reviews" or "/assumptions" or "/reset") =>
                Refused(
                    405,
                    "Use GET for requests, counters, state and assumptions, POST for faults, reviews, assumptions "
                    + "and reset."),
            _ => Refused(
                404,
                "There are /_emulator/requests, /counters, /state, /faults, /reviews, /assumptions and /reset."),
        };
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted);
    }

    private Answer Requests(IQueryCollection query)
    {
        var requests = emulator.Requests.AsEnumerable();
        if (query.TryGetValue("action", out var action))
            requests = requests.Where(request => request.Action == action.ToString());
        if (query.TryGetValue("key", out var key))
            requests = requests.Where(request => request.Key == key.ToString());
        if (query.TryGetValue("last", out var last))
        {
            if (!int.TryParse(last.ToString(), out var count) || count < 0)
                return Refused(400, "'last' must be a number of 0 or more.");
            requests = requests.TakeLast(count);
        }
        return Ok(
            (requests, emulator.Endpoint),
            static (json, part) => RequestsJson.Write(json, part.requests, part.Endpoint));
    }

    private Answer Counters() =>
        Ok(emulator.Counters, static (json, counters) => StateJson.WriteCounters(json, counters));

    /// <summary>
    /// Returns all records; with <c>touched</c>, only those that a request changed, which matter in a large seed.
    /// </summary>
    private Answer State(IQueryCollection query) =>
        Ok(
            (emulator, touched: query.ContainsKey("touched")),
            static (json, part) => StateJson.Write(json, part.emulator, part.touched));

    private Answer SetFaults(byte[] body) => Changed(() =>
    {
        var script = FaultScript.Parse(Encoding.UTF8.GetString(body));
        emulator.SetFaults(script);
        return Ok(script.Rules.Count, static (json, rules) =>
        {
            json.WriteStartObject();
            json.WriteNumber("rules", rules);
            json.WriteEndObject();
        });
    });

    private Answer SetReviews(byte[] body) => Changed(() =>
    {
        emulator.SetReviews(Encoding.UTF8.GetString(body));
        return new Answer(200, "{}"u8.ToArray());
    });

    private Answer Assumptions() => Ok(emulator.Assumptions, static (json, assumptions) =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in assumptions)
            json.WriteString(name, value);
        json.WriteEndObject();
    });

    private Answer Assume(byte[] body) => Changed(() =>
    {
        emulator.Assume(Encoding.UTF8.GetString(body));
        return Assumptions();
    });

    private static Answer Changed(Func<Answer> change)
    {
        try
        {
            return change();
        }
        catch (FormatException refused)
        {
            return Refused(400, refused.Message);
        }
    }

    private Answer Reset()
    {
        emulator.Reset();
        return new Answer(200, "{}"u8.ToArray());
    }

    private static Answer Refused(int status, string message) =>
        Ok(message, static (json, message) =>
        {
            json.WriteStartObject();
            json.WriteString("message", message);
            json.WriteEndObject();
        }) with { Status = status };

    private static Answer Ok<T>(T state, Action<Utf8JsonWriter, T> write) => new(200, JsonBytes.Write(state, write));
}
