/// Signing in by a provider of the operator's choice, as OpenID Connect says: what is asked of it,
/// and what it says of somebody. Whose account that is, `accounts` knows.
@NullMarked
package caseloom.sso;

import org.jspecify.annotations.NullMarked;
