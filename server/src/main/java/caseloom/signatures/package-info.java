/// What steps want signed: who may sign, by which link, what they did, and the signed documents
/// that come of it. A request rides on a callback without an address: it is open as long as that
/// is, and what it came to is posted there. Signing happens by a person's own link only.
@NullMarked
package caseloom.signatures;

import org.jspecify.annotations.NullMarked;
