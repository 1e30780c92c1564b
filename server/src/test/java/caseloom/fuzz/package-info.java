/// Requests by chance against the whole server: whatever is sent, it is answered as the contracts
/// say, or the connection ends.
@NullMarked
package caseloom.fuzz;

import org.jspecify.annotations.NullMarked;
