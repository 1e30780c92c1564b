/// Time and lifecycle plumbing: services that start and stop, loops that wake. Knows no feature.
@NullMarked
package caseloom.time;

import org.jspecify.annotations.NullMarked;
