import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Identity {
  sub: string;
  email: string;
  email_verified: boolean;
}

/** A small sign-in service that speaks OpenID Connect and lets in whom the test says. */
export interface TestProvider {
  issuer: string;
  /** Who signs in next. */
  person: Identity;
  /** Changes the claims of the identity before they are signed. */
  bend: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** Whether identities are signed with another key than the published one. */
  signsWrongly: boolean;
  /** Makes the identity's token itself; null for as usual. */
  forge: ((claims: object) => string) | null;
  stop: () => Promise<void>;
}

export const clientId = "planner";
export const clientSecret = "secret of the client";

interface Grant {
  challenge: string;
  nonce: string;
  redirect: string;
}

export async function startTestProvider(): Promise<TestProvider> {
  const right = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const wrong = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const provider: TestProvider = {
    issuer: "",
    person: { sub: "1", email: "", email_verified: true },
    bend: (claims) => claims,
    signsWrongly: false,
    forge: null,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", provider.issuer);
    const say = (status: number, value: object) =>
      void response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
    if (url.pathname === "/.well-known/openid-configuration") return say(200, metadataOf(provider.issuer));
    if (url.pathname === "/keys") {
      return say(200, {
        keys: [{ ...right.publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
      });
    }
    if (url.pathname === "/authorize") {
      const code = randomBytes(8).toString("hex");
      const asked = (name: string) => url.searchParams.get(name) ?? "";
      grants.set(code, {
        challenge: asked("code_challenge"),
        nonce: asked("nonce"),
        redirect: asked("redirect_uri"),
      });
      const back = new URL(asked("redirect_uri"));
      back.search = String(new URLSearchParams({ code, state: asked("state") }));
      return void response.writeHead(302, { Location: back.href }).end();
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isRight = grant?.challenge === challenge && form.get("client_secret") === clientSecret;
    if (!grant || !isRight || form.get("redirect_uri") !== grant.redirect)
      return say(400, { error: "invalid_grant" });
    const now = Math.floor(Date.now() / 1000);
    const claims = provider.bend({
      ...{ iss: provider.issuer, aud: clientId, iat: now, exp: now + 300, nonce: grant.nonce },
      ...provider.person,
    });
    const key = provider.signsWrongly ? wrong.privateKey : right.privateKey;
    return say(200, {
      access_token: "x",
      token_type: "Bearer",
      id_token: provider.forge?.(claims) ?? tokenOf(claims, key),
    });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

const metadataOf = (issuer: string) => ({
  ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
  ...{ jwks_uri: `${issuer}/keys`, response_types_supported: ["code"], subject_types_supported: ["public"] },
  ...{ id_token_signing_alg_values_supported: ["RS256"], code_challenge_methods_supported: ["S256"] },
});

function tokenOf(claims: object, key: Parameters<typeof sign>[2]): string {
  const head = Buffer.from(JSON.stringify({ alg: "RS256", kid: "1", typ: "JWT" })).toString("base64url");
  const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${head}.${body}.${sign("sha256", Buffer.from(`${head}.${body}`), key).toString("base64url")}`;
}
