package org.halocline.simulations.options;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.complex.Complex;

/// The semi-analytic price of a call in Heston's model: with φ the characteristic function of ln(S/F) and k = ln(F/K),
///
/// e^−rT·(F − (√(FK)/π)·∫ Re(e^iuk·φ(u − i/2))/(u² + ¼) du), 0 ≤ u < ∞
///
/// A. L. Lewis, "Option Valuation under Stochastic Volatility" (2000). φ is written so that its logarithm stays on one
/// branch: H. Albrecher, P. Mayer, W. Schoutens, J. Tistaert, "The little Heston trap" (2007).
final class HestonFormula {
    private static final int PANELS = 12;
    private static final int POINTS = 64;

    /// Keeps its rules: the first use of one takes long.
    private static final GaussIntegratorFactory FACTORY = new GaussIntegratorFactory();

    private HestonFormula() {}

    static double call(HestonOption h) {
        double forward = h.spot() * Math.exp((h.rate() - h.dividend()) * h.maturity());
        double k = Math.log(forward / h.strike());
        double integral = 0;
        double low = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double high = Math.scalb(1.0, panel);
            GaussIntegrator rule = FACTORY.legendre(POINTS, low, high);
            integral += rule.integrate(u -> {
                Complex value = characteristic(h, new Complex(u, -0.5));
                Complex turn = new Complex(Math.cos(u * k), Math.sin(u * k));
                return value.multiply(turn).getReal() / (u * u + 0.25);
            });
            low = high;
        }
        return Math.exp(-h.rate() * h.maturity()) * (forward - Math.sqrt(forward * h.strike()) / Math.PI * integral);
    }

    private static Complex characteristic(HestonOption h, Complex u) {
        double xi = h.volatilityOfVariance();
        double square = xi * xi;
        Complex iu = u.multiply(Complex.I);
        Complex b = iu.multiply(-h.correlation() * xi).add(h.reversion());
        Complex d = b.multiply(b).add(iu.add(u.multiply(u)).multiply(square)).sqrt();
        Complex g = b.subtract(d).divide(b.add(d));
        Complex decay = d.multiply(-h.maturity()).exp();
        Complex rest = Complex.ONE.subtract(g.multiply(decay));
        Complex ofVariance = b.subtract(d)
                .divide(square)
                .multiply(Complex.ONE.subtract(decay))
                .divide(rest);
        Complex logarithm = rest.divide(Complex.ONE.subtract(g)).log();
        Complex ofMean = b.subtract(d)
                .multiply(h.maturity())
                .subtract(logarithm.multiply(2))
                .multiply(h.reversion() * h.meanVariance() / square);
        return ofMean.add(ofVariance.multiply(h.variance())).exp();
    }
}
