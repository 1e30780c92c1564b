/// From the description of a service (Swagger 2 or OpenAPI 3), the name of an operation and its
/// parameters comes the HTTP request that is meant. Fetching descriptions and making requests is
/// the shell's.
@NullMarked
package caseloom.core.openapi;

import org.jspecify.annotations.NullMarked;
