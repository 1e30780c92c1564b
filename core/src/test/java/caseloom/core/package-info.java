@NullMarked
package caseloom.core;

import org.jspecify.annotations.NullMarked;
