@NullMarked
package caseloom.core.definition;

import org.jspecify.annotations.NullMarked;
