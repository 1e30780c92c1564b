@NullMarked
package caseloom.changes;

import org.jspecify.annotations.NullMarked;
