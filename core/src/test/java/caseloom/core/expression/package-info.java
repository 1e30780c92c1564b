@NullMarked
package caseloom.core.expression;

import org.jspecify.annotations.NullMarked;
