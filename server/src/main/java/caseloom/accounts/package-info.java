/// Accounts: persons who sign in, what they prove it by, and how they come to have one. Members of
/// organizations belong to them; what these may do is said by `access`. Knows no HTTP.
@NullMarked
package caseloom.accounts;

import org.jspecify.annotations.NullMarked;
