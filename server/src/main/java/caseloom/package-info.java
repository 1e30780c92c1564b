/// The server: environment in, wiring by hand, up, wait, down. Features live in the packages below;
/// nothing below depends on this one.
@NullMarked
package caseloom;

import org.jspecify.annotations.NullMarked;
