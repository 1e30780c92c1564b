package caseloom.engine;

import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.db.DatabaseFault;
import caseloom.intake.Arrival;
import caseloom.intake.IdempotencyKeys.Claim;
import caseloom.intake.KeyedAnswer;
import caseloom.intake.Numbers;
import caseloom.intake.Origin;
import caseloom.intake.Receipt;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Those who create cases in a simulated world, some with an Idempotency-Key: these ask again until
/// they are answered. They remember what they were told. For one thread.
final class Clients {

    private static final String SCOPE = "POST /cases";

    private final World world;
    private final List<Wish> wishes = new ArrayList<>();

    /// One case that somebody wants, and what they know of it.
    private static final class Wish {

        private final int ref;
        private final Story story;
        private final boolean keyed;
        private final int items;
        private final List<CompletableFuture<Receipt>> asked = new ArrayList<>();
        private @Nullable Long answered;
        private boolean refused;
        private boolean over;

        private Wish(int ref, Story story, boolean keyed, int items) {
            this.ref = ref;
            this.story = story;
            this.keyed = keyed;
            this.items = items;
        }
    }

    Clients(World world, int count) {
        this.world = world;
        var stories = Story.values();
        for (var ref = 1; ref <= count; ref++) {
            var story = stories[world.random().nextInt(stories.length)];
            wishes.add(
                    new Wish(
                            ref, story, world.random().nextInt(3) == 0, world.random().nextInt(5)));
        }
    }

    /// Somebody asks this node for something they do not have yet.
    void act(SimulatedNode node, InstantSource clock) {
        var wish = wishes.get(world.random().nextInt(wishes.size()));
        if (node.bringing() || wish.over) {
            return;
        }
        try {
            if (wish.keyed) {
                askAgain(wish, node, clock);
            } else {
                wish.over = true;
                wish.asked.add(node.bring(arrival(wish, clock)));
            }
        } catch (DatabaseFault _) {
            world.noted();
        } catch (Crash _) {
            node.kill();
        }
    }

    /// Takes notice of the answers, and holds the store to them.
    void check() {
        for (var wish : wishes) {
            wish.asked.removeIf(asked -> wasTold(wish, asked));
            if (wish.answered != null) {
                Audit.hold(
                        world.tables().cases.rows().containsKey(wish.answered),
                        () -> "case " + wish.answered + " was answered and is not there");
            }
        }
    }

    /// At the end: whatever was answered is there once, what was refused is not, and what completed
    /// is as its story says.
    void verify() {
        check();
        for (var wish : wishes) {
            var made = made(wish.ref);
            Audit.hold(made.size() <= 1, () -> "wish " + wish.ref + " was granted twice: " + made);
            Audit.hold(
                    wish.answered == null || made.equals(List.of(wish.answered)),
                    () -> "wish " + wish.ref + " was answered with " + wish.answered + ": " + made);
            Audit.hold(
                    !wish.refused || made.isEmpty(),
                    () -> "wish " + wish.ref + " was refused and is there");
            made.forEach(number -> verify(wish, number));
        }
    }

    private static boolean wasTold(Wish wish, CompletableFuture<Receipt> asked) {
        if (asked.isDone()) {
            told(wish, asked.join());
        }
        return asked.isDone();
    }

    private void verify(Wish wish, long number) {
        var runs = world.tables().runs.rows().subMap(first(number), first(number + 1));
        var last = runs.lastEntry();
        if (last == null || last.getValue().status() != RunStatus.COMPLETED) {
            return;
        }
        var attributes = attributes(number);
        Audit.hold(wish.story.holds(attributes), () -> wish.story + " came to " + attributes);
        for (var serial : attributes.path("serials")) {
            Audit.hold(
                    runs.keySet().stream()
                            .anyMatch(key -> world.outside().answered(key, serial.intValue())),
                    () -> "nobody gave the answer " + serial + " to " + last.getKey());
        }
    }

    private static RunKey first(long number) {
        return new RunKey(number, 0);
    }

    private void askAgain(Wish wish, SimulatedNode node, InstantSource clock) {
        var claim = node.keys().claim(Story.ORGANIZATION, SCOPE, "key-" + wish.ref, "hash");
        switch (claim) {
            case Claim.Fresh fresh -> {
                var asked = node.bring(arrival(wish, clock));
                var _ = asked.whenComplete((receipt, failure) -> fresh.close());
                wish.asked.add(asked);
            }
            case Claim.Repeated(var location, var _) -> {
                answered(wish, Long.parseLong(location));
            }
            case Claim.Busy _ -> world.noted();
            case Claim.Clash _ -> throw new AssertionError("a key with another body");
        }
    }

    private static void answered(Wish wish, long number) {
        Audit.hold(
                wish.answered == null || wish.answered == number,
                () ->
                        "wish "
                                + wish.ref
                                + " was answered with "
                                + wish.answered
                                + " and "
                                + number);
        wish.answered = number;
        wish.over = wish.answered != null && !wish.keyed;
    }

    private static void told(Wish wish, Receipt receipt) {
        switch (receipt) {
            case Receipt.Stored(var numbers) -> answered(wish, numbers.caseId().value());
            case Receipt.Refused _ -> wish.refused = !wish.keyed;
            case Receipt.Unconfirmed _, Receipt.KeyTaken _ -> {}
            case Receipt.Failed _ ->
                    throw new AssertionError("wish " + wish.ref + " cannot be stored");
        }
    }

    private Arrival arrival(Wish wish, InstantSource clock) {
        var attributes = Json.object().put("ref", wish.ref);
        var items = attributes.putArray("items");
        for (var item = 1; item <= wish.items; item++) {
            items.add(item);
        }
        return new Arrival(
                wish.story.publication(),
                true,
                "Wish " + wish.ref,
                attributes,
                clock.instant(),
                Origin.of(1),
                wish.keyed ? keyed(wish) : null);
    }

    private static KeyedAnswer keyed(Wish wish) {
        return new KeyedAnswer(SCOPE, "key-" + wish.ref, "hash", Clients::answer);
    }

    private static KeyedAnswer.Answer answer(Numbers numbers) {
        return new KeyedAnswer.Answer(Long.toString(numbers.caseId().value()), "{}");
    }

    private List<Long> made(int ref) {
        return world.tables().cases.rows().keySet().stream()
                .filter(number -> attributes(number).path("ref").intValue() == ref)
                .toList();
    }

    private JsonNode attributes(long number) {
        return Json.stored(
                Objects.requireNonNull(world.tables().cases.rows().get(number)).attributes());
    }
}
