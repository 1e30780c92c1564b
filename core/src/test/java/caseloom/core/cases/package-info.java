@NullMarked
package caseloom.core.cases;

import org.jspecify.annotations.NullMarked;
