@NullMarked
package caseloom.core.schedule;

import org.jspecify.annotations.NullMarked;
