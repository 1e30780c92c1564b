/// Typed settings: read once, validated together, complained about together. Knows no feature.
@NullMarked
package caseloom.settings;

import org.jspecify.annotations.NullMarked;
