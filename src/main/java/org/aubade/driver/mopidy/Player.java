package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.device.Message;
import org.aubade.time.TimeSource;

/** Does at a Mopidy what messages say; each answer is the reading afterwards. */
final class Player {
    /** How long a song may take to be heard; less than a device has by default, so that it can still be said why. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Mopidy mopidy;
    private final SongFinder songs;
    private final Duration patience;
    private final TimeSource time;

    Player(Mopidy mopidy, Duration patience, TimeSource time) {
        this.mopidy = mopidy;
        this.songs = new SongFinder(mopidy);
        this.patience = patience;
        this.time = time;
    }

    /** What Mopidy says of itself. */
    @CheckReturnValue
    Uni<Reading> read() {
        return tell();
    }

    /** The same, once it is clear that it is Mopidy who says it. */
    @CheckReturnValue
    Uni<Reading> greet() {
        return tell(Call.VERSION);
    }

    /** Does what {@code message}, which is in the vocabulary of speakers, says. */
    @CheckReturnValue
    Uni<Reading> obey(Message message) {
        return switch (message.type()) {
            case SWITCH_ON -> tell(Call.unmute());
            case SWITCH_OFF -> tell(Call.STOP, Call.CLEAR);
            case STOP -> tell(Call.STOP);
            case PAUSE -> read().chain(now -> now.playing() ? tell(Call.PAUSE) : item(now));
            case RESUME -> read().chain(this::resume);
            case SET_VOLUME -> setVolume(Math.round(Double.parseDouble(message.data())));
            case PLAY_SONG -> songs.find(message.data()).chain(this::play);
            case CHANGE_COLOR,
                    OPEN,
                    CLOSE,
                    FLUSH,
                    CLEAN,
                    SET_BRIGHTNESS,
                    SET_COLOR_TEMPERATURE,
                    SET_POSITION,
                    SET_TILT,
                    LOCK,
                    UNLOCK,
                    SET_TEMPERATURE,
                    SET_MODE,
                    SET_SPEED,
                    START,
                    RETURN_HOME,
                    PRESS,
                    SELECT_OPTION,
                    SET_VALUE,
                    ACTIVATE -> throw new IllegalArgumentException("no speaker is told " + message.type());
        };
    }

    private Uni<Reading> resume(Reading now) {
        return switch (now.activity()) {
            case PLAYING -> item(now);
            case PAUSED -> tell(Call.RESUME);
            case STOPPED -> refused("has nothing to go on with; send PLAY_SONG");
        };
    }

    private Uni<Reading> setVolume(long percent) {
        return ask(Call.volume(percent)).map(results -> {
            if (!results.getFirst().asBoolean(false)) {
                throw mopidy.refused("cannot set its volume; it needs a mixer in [audio] of Mopidy, such as software");
            }
            return Reading.atEndOf(results);
        });
    }

    /** Plays the first of {@code uris} and then the others, instead of whatever was to be played. */
    private Uni<Reading> play(List<String> uris) {
        return mopidy.ask(List.of(Call.unmute(), Call.CLEAR, Call.add(uris)))
                .chain(results -> {
                    JsonNode first = results.getLast().path(0).path("tlid");
                    return first.isIntegralNumber()
                            ? tell(Call.play(first.longValue()))
                            : refused("has not taken " + Excerpt.quoted(uris.getFirst())
                                    + " into its list; see Mopidy's log");
                })
                .chain(now -> untilHeard(now, uris.getFirst(), time.now().plus(patience)));
    }

    /** Mopidy says that it will play, and a moment later that it does; where it cannot, it says nothing. */
    private Uni<Reading> untilHeard(Reading now, String uri, Instant limit) {
        if (now.playing()) {
            return item(now);
        }
        if (!time.now().isBefore(limit)) {
            return refused("was told to play " + Excerpt.quoted(uri) + " and is " + now.word() + " after "
                    + patience.toMillis()
                    + " ms; Mopidy's log says why, a file that is gone or a stream that is down for example");
        }
        return item(now)
                .onItem()
                .delayIt()
                .onExecutor(time.timer())
                .by(LOOK_EVERY)
                .chain(this::read)
                .chain(later -> untilHeard(later, uri, limit));
    }

    private Uni<Reading> tell(Call... calls) {
        return ask(calls).map(Reading::atEndOf);
    }

    /** The results of {@code calls}, and then those of a reading. */
    private Uni<List<JsonNode>> ask(Call... calls) {
        return mopidy.ask(
                Stream.concat(Stream.of(calls), Reading.CALLS.stream()).toList());
    }

    private static Uni<Reading> item(Reading reading) {
        return Uni.createFrom().item(reading);
    }

    private Uni<Reading> refused(String why) {
        return Uni.createFrom().failure(mopidy.refused(why));
    }
}
