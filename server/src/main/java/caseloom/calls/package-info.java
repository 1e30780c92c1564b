/// Calls of services for steps: the request is made as somebody, an operation is found in its
/// description, and the answer is read. What an answer means for a run must stay out.
@NullMarked
package caseloom.calls;

import org.jspecify.annotations.NullMarked;
