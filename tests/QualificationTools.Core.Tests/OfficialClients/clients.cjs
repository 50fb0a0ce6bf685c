// Sends with the vendor's own Node clients, and signs with their signers. Reads one JSON object from standard input:
//   { "mode": "send", "endpoint", "credentials": [ { accessKeyId, secretKey, sessionToken } ], "count", "seed" }
//   { "mode": "sign", "requests": [ { method, url, headers, signedHeaders, body, region, service, credential, date } ] }
// Writes one JSON object to standard output.
'use strict';

const { Service } = require('@volcengine/openapi');
const Signer = require('@volcengine/openapi/lib/base/sign').default;
const { Client, Command } = require('@volcengine/sdk-core');

const version = '2022-01-01';
const region = ['cn-north-1', 'cn-beijing'];
const names = ['a', 'Zz', 'zZ', 'a-b_c.d~e', '中', '名称', 'a[0]', 'aB', 'list[1].x', 'a b', 'x+y', 'é', '😀', '﹏', 'k&v', 'q=r', 'p/q', "it's", '(x)', '!*', '%41', '"', 'A#1'];
const values = ['', '1', 'Zz', 'a b', ' a  b ', 'x+y', 'a/b', 'a=b&c', '中文 值', '😀', '%2F', "!'()*", '~-_.', '"quoted"', 'a,b;c', '#', '?', '\\', '[]{}'];

function random(seed) {
    return () => {
        seed = (seed + 0x6D2B79F5) | 0;
        let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

function makeCase(next, credentials) {
    const pick = list => list[Math.floor(next() * list.length)];
    const query = {};
    for (let i = Math.floor(next() * 5); i > 0; i--)
        query[pick(names)] = next() < 0.15 ? [pick(values), pick(values), pick(values)] : pick(values);
    const isDownload = next() < 0.4;
    const body = isDownload || next() < 0.2 ? undefined : { Limit: 1 + Math.floor(next() * 20), Note: pick(values), 备注: pick(values) };
    return {
        method: isDownload ? 'GET' : 'POST',
        action: isDownload ? 'DownloadQualificationFile' : 'QueryQualification',
        query: isDownload ? { ...query, FileCode: 'no-such-file-照片.jpeg' } : query,
        body,
        headers: next() < 0.5 ? { 'X-Note': pick(['a', ' a ', 'a  b', 'a\tb']) } : {},
        region: pick(region),
        credential: pick(credentials),
    };
}

// What a client reads out of the answer. The download of a file that is not there was signed rightly, too.
function codeOf(answer) {
    const metadata = answer && answer.ResponseMetadata;
    return metadata ? (metadata.Error ? metadata.Error.Code : 'accepted') : `no answer: ${JSON.stringify(answer)}`;
}

async function sendWithOpenapi(one, host) {
    const service = new Service({ ...one.credential, host, protocol: 'http:', region: one.region, serviceName: 'vms', defaultVersion: version });
    return codeOf(await service.fetchOpenAPI({
        Action: one.action, Version: version, method: one.method, query: one.query, data: one.body,
        headers: { ...one.headers, ...(one.method === 'POST' ? { 'Content-Type': 'application/json; charset=utf-8' } : {}) },
    }));
}

async function sendPresigned(one, host) {
    const request = { method: one.method, region: one.region, pathname: '/', params: { ...one.query, Action: one.action, Version: version } };
    const query = new Signer(request, 'vms').getSignUrl(one.credential);
    const init = { method: one.method };
    if (one.method === 'POST')
        Object.assign(init, { body: JSON.stringify(one.body || {}), headers: { 'Content-Type': 'application/json' } });
    return codeOf(await (await fetch(`http://${host}/?${query}`, init)).json());
}

async function sendWithCore(one, host, more = {}) {
    const client = new Client({
        accessKeyId: one.credential.accessKeyId, secretAccessKey: one.credential.secretKey, sessionToken: one.credential.sessionToken,
        host, protocol: 'http', region: one.region, maxRetries: 0, autoRetry: false, ...more,
    });
    client.addMiddleware(next => async args => {
        Object.assign(args.request.headers || (args.request.headers = {}), one.headers);
        return next(args);
    }, { step: 'serialize', name: 'headersOfTheCase', priority: 1 });
    const command = new Command(one.body);
    command.requestConfig = {
        method: one.method, serviceName: one.service || 'vms', pathname: '/', contentType: 'application/json; charset=utf-8',
        params: one.params || { ...one.query, Action: one.action, Version: version },
    };
    try {
        return codeOf(await client.send(command));
    }
    catch (error) {
        return codeOf(error.data || (error.response && error.response.data) || String(error));
    }
}

async function send(input) {
    const host = new URL(input.endpoint).host;
    const ways = { openapi: sendWithOpenapi, presigned: sendPresigned, core: sendWithCore };
    const results = [];
    for (const [way, sendCase] of Object.entries(ways)) {
        const next = random(input.seed);
        for (let i = 0; i < input.count; i++) {
            const one = makeCase(next, input.credentials);
            results.push({ way, number: i, code: await sendCase(one, host), request: `${one.method} ${JSON.stringify(one.query)} ${JSON.stringify(one.headers)}` });
        }
    }
    return results;
}

function paramsOf(url) {
    const params = {};
    for (const [name, value] of new URL(url).searchParams)
        params[name] = name in params ? [].concat(params[name], value) : value;
    return params;
}

// The signer leaves Content-Type out of what it signs; which headers are signed is the request's choice here.
class SignerOfTheseHeaders extends Signer {
    isSignableHeader(name) {
        return this.request.signed.includes(name);
    }
}

function signWithOpenapi(request) {
    const signer = new SignerOfTheseHeaders({
        method: request.method, region: request.region, pathname: '/', params: paramsOf(request.url), headers: { ...request.headers },
        body: request.body || undefined, signed: request.signedHeaders,
    }, request.service);
    signer.addAuthorization(request.credential, new Date(request.date));
    return signer.request.headers.Authorization;
}

async function signWithCore(request) {
    let signed;
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
        constructor(...given) {
            super(...(given.length ? given : [request.date]));
        }
    };
    try {
        await sendWithCore(
            { ...request, body: request.body || undefined, params: paramsOf(request.url) },
            new URL(request.url).host,
            { requestHandler: { request: async sent => { signed = sent.headers.Authorization; return { status: 200, headers: {}, data: {} }; } } });
    }
    finally {
        globalThis.Date = RealDate;
    }
    return signed;
}

async function sign(input) {
    const results = [];
    for (const request of input.requests)
        results.push({ openapi: signWithOpenapi(request), core: request.signedHeaders.includes('content-type') ? null : await signWithCore(request) });
    return results;
}

(async () => {
    let text = '';
    for await (const part of process.stdin)
        text += part;
    const input = JSON.parse(text);
    process.stdout.write(JSON.stringify(await (input.mode === 'send' ? send : sign)(input)));
})();
