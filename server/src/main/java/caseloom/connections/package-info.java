/// Connections: services that an organization calls, with their addresses, credentials, rate limits
/// and queries. Making requests on them must stay out; that is `caseloom.calls`.
@NullMarked
package caseloom.connections;

import org.jspecify.annotations.NullMarked;
