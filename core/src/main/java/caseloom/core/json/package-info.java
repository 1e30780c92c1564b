/// JSON as Caseloom reads and writes it: exact numbers, bounded depth, one strict reader for every
/// byte that comes from outside. Nothing here knows a dialect or a feature.
@NullMarked
package caseloom.core.json;

import org.jspecify.annotations.NullMarked;
