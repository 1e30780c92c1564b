@NullMarked
package caseloom.core.openapi;

import org.jspecify.annotations.NullMarked;
