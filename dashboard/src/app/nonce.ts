/** The nonce of this page, with which styles that scripts add are allowed; the server drew it. */
export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}
