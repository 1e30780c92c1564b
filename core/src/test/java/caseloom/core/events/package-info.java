@NullMarked
package caseloom.core.events;

import org.jspecify.annotations.NullMarked;
