package caseloom.callbacks;

import caseloom.core.cases.OrganizationId;
import caseloom.vault.Secret;
import java.util.Optional;

/// Gives what a secret of an organization holds at this moment; empty when there is none of that
/// name.
@FunctionalInterface
public interface SigningSecrets {

    Optional<Secret> find(OrganizationId organization, String name);
}
