@NullMarked
package caseloom.core.schema;

import org.jspecify.annotations.NullMarked;
