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

/** Executes messages at a Mopidy; each result is the status afterwards. */
final class Player {
    /** How long a song may take until it plays; shorter than the default message timeout, so that the error can say why. */
    static final Duration PLAY_TIMEOUT = Duration.ofSeconds(8);

    private static final Duration POLL_PERIOD = Duration.ofMillis(100);

    private final Mopidy mopidy;
    private final SongFinder songs;
    private final Duration playTimeout;
    private final TimeSource time;

    Player(Mopidy mopidy, Duration playTimeout, TimeSource time) {
        this.mopidy = mopidy;
        this.songs = new SongFinder(mopidy);
        this.playTimeout = playTimeout;
        this.time = time;
    }

    /** The status of Mopidy. */
    @CheckReturnValue
    Uni<PlayerStatus> read() {
        return call();
    }

    /** The status, after a call that only Mopidy answers. */
    @CheckReturnValue
    Uni<PlayerStatus> readFirst() {
        return call(Call.VERSION);
    }

    /** Executes {@code message}, which is in the vocabulary of speakers. */
    @CheckReturnValue
    Uni<PlayerStatus> execute(Message message) {
        return switch (message.type()) {
            case SWITCH_ON -> call(Call.unmute());
            case SWITCH_OFF -> call(Call.STOP, Call.CLEAR);
            case STOP -> call(Call.STOP);
            case PAUSE -> read().chain(now -> now.playing() ? call(Call.PAUSE) : item(now));
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

    private Uni<PlayerStatus> resume(PlayerStatus now) {
        return switch (now.activity()) {
            case PLAYING -> item(now);
            case PAUSED -> call(Call.RESUME);
            case STOPPED -> refused("has nothing to go on with; send PLAY_SONG");
        };
    }

    private Uni<PlayerStatus> setVolume(long percent) {
        return callThenRead(Call.volume(percent)).map(results -> {
            if (!results.getFirst().asBoolean(false)) {
                throw mopidy.refused("cannot set its volume; it needs a mixer in [audio] of Mopidy, such as software");
            }
            return PlayerStatus.atEndOf(results);
        });
    }

    /** Replaces the tracklist by {@code uris} and plays it. */
    private Uni<PlayerStatus> play(List<String> uris) {
        return mopidy.call(List.of(Call.unmute(), Call.CLEAR, Call.add(uris)))
                .chain(results -> {
                    JsonNode first = results.getLast().path(0).path("tlid");
                    return first.isIntegralNumber()
                            ? call(Call.play(first.longValue()))
                            : refused("has not taken " + Excerpt.quoted(uris.getFirst())
                                    + " into its list; see Mopidy's log");
                })
                .chain(now -> untilPlaying(now, uris.getFirst(), time.now().plus(playTimeout)));
    }

    /** Polls until Mopidy plays: it accepts a URI at once, and does not report one that it cannot play. */
    private Uni<PlayerStatus> untilPlaying(PlayerStatus now, String uri, Instant limit) {
        if (now.playing()) {
            return item(now);
        }
        if (!time.now().isBefore(limit)) {
            return refused("was told to play " + Excerpt.quoted(uri) + " and is " + now.word() + " after "
                    + playTimeout.toMillis()
                    + " ms; Mopidy's log says why, a file that is gone or a stream that is down for example");
        }
        return item(now)
                .onItem()
                .delayIt()
                .onExecutor(time.timer())
                .by(POLL_PERIOD)
                .chain(this::read)
                .chain(later -> untilPlaying(later, uri, limit));
    }

    private Uni<PlayerStatus> call(Call... calls) {
        return callThenRead(calls).map(PlayerStatus::atEndOf);
    }

    /** The results of {@code calls}, followed by those of reading the status. */
    private Uni<List<JsonNode>> callThenRead(Call... calls) {
        return mopidy.call(
                Stream.concat(Stream.of(calls), PlayerStatus.CALLS.stream()).toList());
    }

    private static Uni<PlayerStatus> item(PlayerStatus status) {
        return Uni.createFrom().item(status);
    }

    private Uni<PlayerStatus> refused(String why) {
        return Uni.createFrom().failure(mopidy.refused(why));
    }
}
