/// Who may do what: organizations, members, tokens. Callers are known here before anything else
/// happens to a request.
@NullMarked
package caseloom.access;

import org.jspecify.annotations.NullMarked;
