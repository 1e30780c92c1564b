@NullMarked
package caseloom.calls;

import org.jspecify.annotations.NullMarked;
