@NullMarked
package caseloom.core.json;

import org.jspecify.annotations.NullMarked;
