/// Live updates: who looks at cases is told within a moment that they changed, on whatever node.
@NullMarked
package caseloom.live;

import org.jspecify.annotations.NullMarked;
