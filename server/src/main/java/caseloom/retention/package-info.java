/// Removes what is past its term: ended cases with all that belongs to them, and old entries of the
/// audit trails. Knows no dialect; nothing here is on the way of a request.
@NullMarked
package caseloom.retention;

import org.jspecify.annotations.NullMarked;
