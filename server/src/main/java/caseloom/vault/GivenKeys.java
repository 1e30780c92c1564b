package caseloom.vault;

import java.util.List;

/// Master keys from the settings: what there is of them, the operator decides.
final class GivenKeys extends KeySource {

    private final List<Secret> keys;

    GivenKeys(List<Secret> keys) {
        this.keys = List.copyOf(keys);
    }

    @Override
    String name() {
        return "CASELOOM_MASTER_KEY";
    }

    @Override
    boolean isForManyNodes() {
        return true;
    }

    @Override
    List<Secret> keys(boolean isNeeded) {
        return keys;
    }

    @Override
    List<Secret> forChange(List<Secret> held) {
        return held;
    }

    @Override
    List<Secret> afterChange(List<Secret> held) {
        return held;
    }
}
