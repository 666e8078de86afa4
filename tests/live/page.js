// Runs in the browser: places calls and registers with real clients, and asks the package about what
// came of it. What every function returns is plain data for run.mjs.

import JsSIP from "jssip";
import { Inviter, UserAgent } from "sip.js";
import { advise, nextAttempt } from "sip-response";
import { fromEvent, watch } from "sip-response/jssip";
import { fromDisconnect, fromResponse } from "sip-response/sipjs";

/** No microphone is needed to be refused: a silent stream stands for it. */
navigator.mediaDevices.getUserMedia = async () =>
  new AudioContext().createMediaStreamDestination().stream;

const DOMAIN = "live.invalid";
const MEDIA = { audio: true, video: false };

/** What is always known here: nobody has credentials, and there is one server. */
const KNOWN = { credentialsFor: [], otherCredentials: false, serversLeft: [], inDialog: false };

function answer(question, more = {}) {
  if (question === null) return { hungUp: true, ...more };
  const advice = advise(question.message, question.context);
  return { advice, next: nextAttempt(advice), context: question.context, ...more };
}

const within = (milliseconds, promise) =>
  Promise.race([
    promise,
    new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`nothing happened in ${milliseconds} ms`)), milliseconds);
    }),
  ]);

// JsSIP

function jssipAgent(server, settings) {
  const agent = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(server)],
    uri: `sip:caller@${DOMAIN}`,
    register: false,
    session_timers: false,
    connection_recovery_min_interval: 60,
    ...settings,
  });
  return new Promise((resolve) => {
    agent.once("connected", () => resolve(agent));
    agent.start();
  });
}

async function jssipCall(server, target, { known = {}, hangUp = false, limit = 20_000 } = {}) {
  const agent = await jssipAgent(server);
  const progress = [];
  try {
    return await within(limit, new Promise((resolve) => {
      const session = agent.call(target.includes(":") ? target : `sip:${target}@${DOMAIN}`, {
        mediaConstraints: MEDIA,
        pcConfig: { iceServers: [] },
      });
      const ask = watch(session, { ...KNOWN, ...known });
      session.on("progress", (event) => {
        if (event.originator !== "remote") return;
        progress.push(answer(fromEvent(event, KNOWN)));
        window.rings?.();
        if (hangUp) session.terminate();
      });
      session.on("failed", (event) => resolve(answer(ask(event), { progress, cause: event.cause })));
      session.on("accepted", () => resolve({ accepted: true, progress }));
    }));
  } finally {
    agent.stop();
  }
}

/** Registers, and again as the advice says. */
async function jssipRegister(server, user, { known = {}, password, again = false } = {}) {
  const agent = await jssipAgent(server, { uri: `sip:${user}@${DOMAIN}`, authorization_user: user });
  const once = () =>
    within(20_000, new Promise((resolve) => {
      const registered = () => done({ registered: true });
      const failed = (event) => done(answer(fromEvent(event, { ...KNOWN, ...known, method: "REGISTER" })));
      const done = (result) => {
        agent.off("registered", registered);
        agent.off("registrationFailed", failed);
        resolve(result);
      };
      agent.on("registered", registered);
      agent.on("registrationFailed", failed);
      agent.register();
    }));
  try {
    const first = await once();
    if (!again || !first.next?.again) return { first };
    await new Promise((resolve) => setTimeout(resolve, first.next.delayMs));
    if (first.next.how === "with-credentials") agent.set("password", password);
    return { first, second: await once() };
  } finally {
    agent.stop();
  }
}

// SIP.js

async function sipjsAgent(server, user = "caller") {
  const agent = new UserAgent({
    uri: UserAgent.makeURI(`sip:${user}@${DOMAIN}`),
    transportOptions: { server, traceSip: false },
    logLevel: "error",
    sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] } },
  });
  await agent.start();
  return agent;
}

async function sipjsCall(server, target, { known = {}, hangUp = false, limit = 20_000 } = {}) {
  const agent = await sipjsAgent(server);
  const progress = [];
  try {
    return await within(limit, new Promise((resolve, reject) => {
      const uri = UserAgent.makeURI(target.includes(":") ? target : `sip:${target}@${DOMAIN}`);
      const inviter = new Inviter(agent, uri, { sessionDescriptionHandlerOptions: { constraints: MEDIA } });
      const ended = (response) => resolve(answer(fromResponse(response, { ...KNOWN, ...known }), { progress }));
      agent.delegate = {
        onDisconnect: (error) => resolve(answer(fromDisconnect(error, { ...KNOWN, ...known }), { progress })),
      };
      const requestDelegate = {
        onProgress: (response) => {
          progress.push(answer(fromResponse(response, KNOWN)));
          window.rings?.();
          if (hangUp) inviter.cancel();
        },
        onReject: ended,
        onRedirect: ended,
        onAccept: () => resolve({ accepted: true, progress }),
      };
      inviter.invite({ requestDelegate }).catch(reject);
    }));
  } finally {
    // The server may be gone, and then there is nothing to wait for.
    agent.stop().catch(() => {});
  }
}

/** Registers with an expiry, and again as the advice says. */
async function sipjsRegister(server, user, { expires = 60, known = {} } = {}) {
  const agent = await sipjsAgent(server, user);
  const core = agent.userAgentCore;
  const once = (seconds) =>
    within(20_000, new Promise((resolve) => {
      const address = UserAgent.makeURI(`sip:${user}@${DOMAIN}`);
      const headers = [`Contact: <${agent.contact.uri}>`, `Expires: ${seconds}`];
      const request = core.makeOutgoingRequestMessage(
        "REGISTER", UserAgent.makeURI(`sip:${DOMAIN}`), address, address, {}, headers,
      );
      core.register(request, {
        onAccept: () => resolve({ registered: true }),
        onReject: (response) =>
          resolve(answer(fromResponse(response, { ...KNOWN, ...known, method: "REGISTER", expires: seconds }))),
      });
    }));
  try {
    const first = await once(expires);
    if (!first.next?.again) return { first };
    await new Promise((resolve) => setTimeout(resolve, first.next.delayMs));
    return { first, second: await once(first.next.request?.expiresMin ?? expires) };
  } finally {
    agent.stop().catch(() => {});
  }
}

window.clients = {
  JsSIP: { call: jssipCall, register: jssipRegister },
  "SIP.js": { call: sipjsCall, register: sipjsRegister },
};
