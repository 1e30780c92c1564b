/// Language models that an organization's connections lead to: what each may cost, and the
/// conversations that steps have with them (`ask-model`).
@NullMarked
package caseloom.models;

import org.jspecify.annotations.NullMarked;
