package org.marsad.track.existence;

/// The belief that a track's thing is still there, as four cases that share a probability of 1: it moves;
/// it has stopped a moment ago; it has stood for long; it is gone, or never was.
///
/// A look that should have reported it and did not takes belief away from the cases in which it would have
/// been seen (Bayes). A thing that moves in plain view is seen, so a few such looks leave only "gone". A
/// thing that has stood for long melts into a detector's scene memory, so silence says nothing against
/// it. In between is the thing that has just stopped: large in the picture it would still be reported,
/// small and far it may crouch.
///
/// Unseen time moves belief from moving to stopped, and to gone at a rate that depends on whether anyone
/// could see it. Looks that follow each other within {@link #LOOK_SECONDS} are
/// nearly the same look and count for their share of one.
///
/// References: existence as in the integrated probabilistic data association filter (Musicki, Evans and
/// Stankovic, IEEE TAC 39, 1994); visibility as in its Markov-chain-two variant.
public final class Existence {

    /// How long the reasons for a miss last.
    public static final double LOOK_SECONDS = 0.5;

    /// A thing that stands is reported for about so long.
    private static final double MELTING_SECONDS = 30;

    private static final double LEAST_GONE = 1e-4;
    private static final double DOUBT = 0.25;
    private static final double LEAST_SEEN = 0.05;
    private static final double MOST_SEEN = 0.95;

    /// A rate that brings certainty down to {@link #DOUBT} in a given time.
    private static final double TIMES_RATE = Math.log(1 / DOUBT);

    private final Part moving = new Part();
    private final Part stopped = new Part();
    private double settled;
    private double gone = 0.5;
    private double longStill;

    public Existence() {
        moving.exposed = 0.5;
    }

    /// Belief in one case, by whether the place it means is seen. Looks empty the exposed part only, and
    /// once it is empty they say nothing more: the rest is where nobody looks.
    private static final class Part {

        private double exposed;
        private double sheltered;
        private double seenShare = 1;

        double all() {
            return exposed + sheltered;
        }

        void set(double belief) {
            exposed = belief;
            sheltered = 0;
            seenShare = 1;
        }

        void add(double belief) {
            exposed += belief * seenShare;
            sheltered += belief * (1 - seenShare);
        }

        void scale(double exposedFactor, double shelteredFactor) {
            exposed *= exposedFactor;
            sheltered *= shelteredFactor;
        }

        /// The share of the places where it may be that are seen has changed.
        void expose(double share) {
            if (share == seenShare) {
                return;
            }
            double moved =
                    share > seenShare
                            ? sheltered * (share - seenShare) / (1 - seenShare)
                            : -exposed * (seenShare - share) / seenShare;
            exposed += moved;
            sheltered -= moved;
            seenShare = share;
        }
    }

    /// Takes in a report.
    ///
    /// @param logRatio how much likelier it is from this thing than from anything else, as a logarithm
    /// @param stillProbability of the thing, 0 to 1, with this report taken in
    /// @param seconds since the one before
    public void report(double logRatio, double stillProbability, double seconds) {
        double stands = stillProbability > 0.5 ? stillProbability : 0;
        longStill += (stands - longStill) * share(seconds, 1 / MELTING_SECONDS);
        longStill = Math.min(longStill, stands);
        double odds = gone / Math.max(1 - gone, 1e-9) * Math.exp(-Math.min(logRatio, 100));
        gone = Math.clamp(odds / (1 + odds), LEAST_GONE, 1 - LEAST_GONE);
        settled = (1 - gone) * longStill;
        stopped.set((1 - gone) * (stillProbability - longStill));
        moving.set((1 - gone) * (1 - stillProbability));
    }

    /// Takes in a look that had no report of it.
    ///
    /// @param moving chance that it would have been reported if it moves, wherever it may be
    /// @param standing the same if it has just stopped
    /// @param settled the same if it has stood for long
    /// @param looks how much of an independent look it was, 0 to 1
    public void miss(double moving, double standing, double settled, double looks) {
        this.settled *= missed(settled, 1, looks);
        this.moving.scale(missed(moving, this.moving.seenShare, looks), 1);
        stopped.scale(missed(standing, stopped.seenShare, looks), 1);
        normalise();
    }

    private static double missed(double reported, double seenShare, double looks) {
        double whereSeen = Math.min(reported / Math.max(seenShare, LEAST_SEEN), MOST_SEEN);
        return Math.pow(1 - whereSeen, looks);
    }

    /// Takes in a look that had no report of a thing that any look should report.
    public void missTentative(double chance) {
        moving.scale(chance, chance);
        stopped.scale(chance, chance);
        settled *= chance;
        normalise();
    }

    /// Lets time pass unseen.
    ///
    /// @param stops how many times such a thing stops meanwhile if it falls silent in plain view;
    ///     elsewhere silence says nothing about it
    public void pass(double seconds, double stops, Outlook outlook, Patience patience) {
        moving.expose(outlook.moving());
        stopped.expose(outlook.standing());
        double halted = moving.exposed * (1 - Math.exp(-stops));
        moving.exposed -= halted;
        double melts = share(seconds, 1 / MELTING_SECONDS);
        double melted = stopped.all() * melts;
        stopped.scale(1 - melts, 1 - melts);
        stopped.add(halted);
        settled += melted;
        double lost = share(seconds, patience.lostPerWatchedSecond);
        double wandered =
                share(seconds, TIMES_RATE / patience.movingSeconds(outlook.isMovingExpected()));
        double forgotten =
                share(seconds, TIMES_RATE / patience.standingSeconds(outlook.isStandingExpected()));
        moving.scale(1 - lost, 1 - wandered);
        stopped.scale(1 - forgotten, 1 - forgotten);
        settled *= 1 - forgotten;
        gone = 1 - moving.all() - stopped.all() - settled;
    }

    private static double share(double seconds, double rate) {
        return 1 - Math.exp(-rate * seconds);
    }

    private void normalise() {
        double sum = moving.all() + stopped.all() + settled + gone;
        moving.scale(1 / sum, 1 / sum);
        stopped.scale(1 / sum, 1 / sum);
        settled /= sum;
        gone /= sum;
    }

    /// That the thing is there, 0 to 1.
    public double probability() {
        return 1 - gone;
    }

    /// Natural logarithm of the odds that the thing is there.
    public double logOdds() {
        return Math.log((1 - gone) / gone);
    }

    /// How long a thing is believed in while nobody could see it.
    ///
    /// @param outsideSeconds beyond the edge of all pictures, going away
    /// @param hiddenSeconds behind ground, or on its way into another picture
    /// @param stillSeconds standing
    /// @param lostPerWatchedSecond how often one goes behind a wall, a tree or another in plain view
    public record Patience(
            double outsideSeconds,
            double hiddenSeconds,
            double stillSeconds,
            double lostPerWatchedSecond) {

        double movingSeconds(boolean isExpected) {
            return isExpected ? hiddenSeconds : outsideSeconds;
        }

        double standingSeconds(boolean isExpected) {
            return isExpected ? stillSeconds : outsideSeconds;
        }
    }
}
