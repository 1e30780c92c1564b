/// Who may do what: organizations and their legal entities, members, tokens, keys. Callers are
/// known here before anything else happens to a request.
@NullMarked
package caseloom.access;

import org.jspecify.annotations.NullMarked;
