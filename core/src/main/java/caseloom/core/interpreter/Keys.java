package caseloom.core.interpreter;

/// The keys by which the outside knows an effect that is done again (W-28).
final class Keys {

    private Keys() {}

    /// `<run>/<step pointer>/<activation>`, in characters that a header can carry.
    static String of(Advance advance, Activation activation) {
        var key = new StringBuilder().append(advance.facts.run().value());
        UriTemplate.encode(key, activation.pointer(), "/");
        return key.append('/').append(activation.id).toString();
    }
}
