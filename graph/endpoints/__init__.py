"""Stores that are reached by HTTP: who we are to them, and what can go wrong."""
