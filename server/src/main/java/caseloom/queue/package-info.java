/// Bounded queues that stay fair when one of those who fill them floods them. Knows no feature.
@NullMarked
package caseloom.queue;

import org.jspecify.annotations.NullMarked;
