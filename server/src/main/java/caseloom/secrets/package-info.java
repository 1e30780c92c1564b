/// The secrets of organizations, which their workflows use by name. What they hold is set and used,
/// never shown.
@NullMarked
package caseloom.secrets;

import org.jspecify.annotations.NullMarked;
