/// Running the server: first start, health, metrics, the log. Knows features by their use cases
/// only; no feature knows it.
@NullMarked
package caseloom.ops;

import org.jspecify.annotations.NullMarked;
