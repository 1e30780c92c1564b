/// Who is signed in: sessions by a cookie, their tokens and how these change. Knows no password and
/// no HTTP.
@NullMarked
package caseloom.sessions;

import org.jspecify.annotations.NullMarked;
