@NullMarked
package caseloom.core.pattern;

import org.jspecify.annotations.NullMarked;
