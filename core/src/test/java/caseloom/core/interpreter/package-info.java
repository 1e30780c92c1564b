@NullMarked
package caseloom.core.interpreter;

import org.jspecify.annotations.NullMarked;
