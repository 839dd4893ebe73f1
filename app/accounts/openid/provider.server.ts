import * as openid from "openid-client";
import type { OpenIdConfig } from "~/platform/config.server";

/** What the browser keeps between leaving for the service and coming back. */
export interface Errand {
  state: string;
  nonce: string;
  verifier: string;
  /** A path of this site. */
  to: string;
}

/** Whom the service vouches for. */
export interface Vouched {
  issuer: string;
  subject: string;
  /** Only when the service says that it was verified. */
  email: string | null;
}

const known = new Map<string, Promise<openid.Configuration>>();

/** What the service says about itself, asked for once. */
function discover({ issuer, clientId, clientSecret }: OpenIdConfig): Promise<openid.Configuration> {
  const key = JSON.stringify([issuer, clientId]);
  let asked = known.get(key);
  if (!asked) {
    const authentication = clientSecret === null ? openid.None() : openid.ClientSecretPost(clientSecret);
    const url = new URL(issuer);
    // Configuration allows http for this machine only.
    const insecurely = url.protocol === "http:" ? [openid.allowInsecureRequests] : [];
    // Signatures are checked although the identity comes over TLS: a proxy in between could change it.
    const execute = [openid.enableNonRepudiationChecks, ...insecurely];
    asked = openid.discovery(url, clientId, undefined, authentication, { execute, timeout: 10 });
    known.set(key, asked);
    // A service that is away now may be back at the next try.
    asked.catch(() => known.delete(key));
  }
  return asked;
}

export const callbackOf = (baseUrl: string): string => `${baseUrl}/sign-in/openid/callback`;

/** Where to send the browser, and what it must bring back. Code flow with PKCE, state and nonce. */
export async function leaveFor(
  provider: OpenIdConfig,
  baseUrl: string,
  to: string,
): Promise<{ address: string; errand: Errand }> {
  const configuration = await discover(provider);
  const errand: Errand = {
    ...{ state: openid.randomState(), nonce: openid.randomNonce() },
    ...{ verifier: openid.randomPKCECodeVerifier(), to },
  };
  const address = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackOf(baseUrl),
    scope: "openid email",
    code_challenge: await openid.calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: "S256",
    state: errand.state,
    nonce: errand.nonce,
  });
  return { address: address.href, errand };
}

/**
 * Takes what the service sent back and asks it whom it vouches for.
 * @param search the query of the address at which the browser came back
 * @throws Error when anything does not fit: state, nonce, signature, issuer, audience, code
 */
export async function comeBack(
  provider: OpenIdConfig,
  baseUrl: string,
  search: string,
  errand: Errand,
): Promise<Vouched> {
  const configuration = await discover(provider);
  const tokens = await openid.authorizationCodeGrant(configuration, new URL(callbackOf(baseUrl) + search), {
    pkceCodeVerifier: errand.verifier,
    expectedState: errand.state,
    expectedNonce: errand.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("The sign-in service sent no identity.");
  const { iss, sub, email, email_verified: isVerified } = claims;
  return {
    issuer: iss,
    subject: sub,
    email: isVerified === true && typeof email === "string" ? email : null,
  };
}
