package caseloom.engine;

/// An open transaction of the engine, handed down as an argument: what may be asked within it, by
/// subject. For one thread, gone when its work returns.
interface EngineTx {

    ApplyStore apply();

    HoldStore holds();

    NodeStore nodes();
}
