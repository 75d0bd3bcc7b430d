import { createHash } from 'node:crypto'

const safe = { 'x-content-type-options': 'nosniff' }

/** Headers of what has a hash of its content in its name (RFC 8246). */
export const assetHeaders = { ...safe, 'cache-control': 'public, max-age=31536000, immutable' }

/** Headers of what may be another one at any time. */
export const freshHeaders = { ...safe, 'cache-control': 'no-cache' }

/** Origins of addresses, each once. */
const originsOf = (addresses: readonly string[]) => [...new Set(addresses.map(each => new URL(each).origin))]

/** Headers of the page (CSP level 3): its own scripts, styles and pictures, nothing inline, calls to API and login. */
export function pageHeaders(login: readonly string[]) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "worker-src 'self'",
    ['connect-src', "'self'", ...originsOf(login)].join(' '),
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    ...freshHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
  }
}

/** A short fingerprint of a text. */
export const fingerprint = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 12)
