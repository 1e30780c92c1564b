/// Mail to the outside: what one is, how it is handed to the server that the operator named, and
/// the queue of those that the server itself writes. Knows no feature that writes any.
@NullMarked
package caseloom.mail;

import org.jspecify.annotations.NullMarked;
