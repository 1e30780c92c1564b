/// HTTP requests to addresses that an author of a workflow chose: guarded against reaching our own
/// network, bounded in time and size. Knows no feature.
@NullMarked
package caseloom.outbound;

import org.jspecify.annotations.NullMarked;
