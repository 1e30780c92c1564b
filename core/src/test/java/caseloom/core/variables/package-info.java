@NullMarked
package caseloom.core.variables;

import org.jspecify.annotations.NullMarked;
