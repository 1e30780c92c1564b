/// What leaves, what stays, and whom that holds up.
@NullMarked
package caseloom.retention;

import org.jspecify.annotations.NullMarked;
